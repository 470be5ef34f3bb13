"""The words of matter: its stages, the moves allowed between them, how a document becomes
movements. Pure.
"""
