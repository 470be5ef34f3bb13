"""What an object weighs when nobody weighs it: averages, hypotheses, calibrations."""
