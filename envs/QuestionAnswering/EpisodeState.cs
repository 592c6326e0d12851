using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Where one row's episode stands, apart from its reveal mask.</summary>
internal record struct EpisodeState(Episode Episode, bool Active, int Step, int Looks);
