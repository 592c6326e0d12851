using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Where one row's episode stands, apart from its reveal mask.</summary>
/// <param name="Episode">The episode.</param>
/// <param name="Price">Its price λ.</param>
/// <param name="Active">Whether it is played, or the plan is done.</param>
/// <param name="Step">Actions taken.</param>
/// <param name="Looks">Looks taken.</param>
internal record struct EpisodeState(Episode Episode, double Price, bool Active, int Step, int Looks);
