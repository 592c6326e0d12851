namespace MultiModalRL.Environments;

/// <summary>What a split draws from.</summary>
/// <param name="Codes">The codes that cells are drawn from, bit 0 where cells may be empty.</param>
/// <param name="HeldOut">The kinds of which every question must be about one; 0 for no such demand.</param>
internal readonly record struct GridRule(uint Codes, uint HeldOut);
