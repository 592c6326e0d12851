namespace MultiModalRL.Environments;

/// <summary>0 for the low state, 1 for the high one.</summary>
internal record struct ChainState(int Height);
