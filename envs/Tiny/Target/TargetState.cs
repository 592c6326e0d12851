using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The stream that the target is drawn from, again whenever it is needed.</summary>
internal record struct TargetState(RandomStream Random);
