# The queue: taking several at once; drafts of one's own office; shortcut letters.

queue-select-title = Choose
queue-select = Choose { $kitir }
queue-claim-chosen = Take the chosen ones
queue-claimed-title = What was taken
queue-claimed = { $count ->
    [0] No application was taken.
    [one] { $count } application is yours now.
   *[other] { $count } applications are yours now.
}
queue-left = { $count } could not be taken
queue-left-taken = { $kitir }: { $name } has taken it.
queue-left-moved = { $kitir }: cannot be taken any more ({ $stage }).
queue-mine = See what I have taken
drafts-title = Drafts at the counter
drafts-text = Applications opened in this office and not sent yet. A draft is deleted after { $days } days without change.
drafts-empty = No draft is waiting.
drafts-link = Drafts not sent yet
drafts-changed = Last changed
letters-on = Single-letter shortcuts are on.
letters-off = Single-letter shortcuts are off. Shortcuts with Alt still work.
letters-turn-on = Turn single-letter shortcuts on
letters-turn-off = Turn single-letter shortcuts off
