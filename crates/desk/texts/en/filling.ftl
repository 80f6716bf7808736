# Filling in forms: on the phone and at the counter.

filling-optional = { $label } (optional)
filling-offered = We have filled in part of this from your earlier answers. Check it, and change it if need be.
filling-offer-hint = Leave empty if this person is the informant: taken from the informant's answers.
filling-onward = Enter goes to the next box; Ctrl+Enter saves.
