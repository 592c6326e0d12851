using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The draw that decides the payment, and a bit an arm that is legal.</summary>
internal record struct BanditState(RandomStream Random, int Legal);
