"""Codes in the forms of others: XML of the Open Law Library, Akoma Ntoso without what is ours."""
