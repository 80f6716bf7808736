# What is kept apart
act-enter-part = enter a separate part
history-part-entered = A separate part was entered
view-part = separate parts: cause of death and statistics
purpose-part = Cause of death or statistics
looks-for-part = entered the cause of death or answers for statistics
part-section = Separate parts (never printed)
part-there = entered
part-save = Save
part-kept = Saved
part-kept-text = It is kept apart and can be replaced below. Only registrars can read it.
