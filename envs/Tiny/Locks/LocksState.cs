using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The stream that the code is drawn from, again whenever it is needed.</summary>
internal record struct LocksState(RandomStream Random);
