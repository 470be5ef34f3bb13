"""The office of exits: papers, weighbridge tickets, the registers of waste."""
