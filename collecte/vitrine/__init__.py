"""What is shown: the wall screen, our impact for everybody."""
