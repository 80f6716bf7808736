# A legal basis in one sentence.

basis-sure = Legal basis: { $basis }.
basis-unsure = Legal basis according to our notes: { $basis }. The legal section has not confirmed it yet.
basis-none = The legal section has not confirmed a legal basis yet.
