namespace MultiModalRL.Environments;

/// <summary>The cue shown at the start, and the steps taken since.</summary>
internal record struct MemoryState(int Cue, int Age);
