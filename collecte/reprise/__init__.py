"""The matter of before: tonnages of other tools become movements that no live stock sees."""
