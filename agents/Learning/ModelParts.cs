using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>Which parameters of the shared model are trained when, by their part and what they are there for.</summary>
internal static class ModelParts
{
    private static readonly string[] Encoders = ["visual.", "question."];

    /// <summary>Whether a parameter serves acting alone, so that supervised learning leaves it be.</summary>
    public static bool IsActing(MultiModalModel model, string name) => model.RoleOf(name) is HeadRole.Action or HeadRole.Price;

    /// <summary>Whether a parameter serves a price that is shown, so that a run which was shown none lacks it.</summary>
    public static bool IsPriced(MultiModalModel model, string name) => model.RoleOf(name) is HeadRole.Price;

    /// <summary>Whether a parameter is left as it is when only a part is trained.</summary>
    public static bool IsFrozen(MultiModalModel model, string name, TrainedPart trained) => trained switch
    {
        TrainedPart.FusionAndHeads => Array.Exists(Encoders, prefix => name.StartsWith(prefix, StringComparison.Ordinal)),
        TrainedPart.Heads => model.RoleOf(name) is null,
        _ => false,
    };

    /// <summary>Whether nothing but heads is trained: what they go by stays as it is.</summary>
    public static bool TrainsHeadsAlone(MultiModalModel model) =>
        model.named_parameters().All(named => model.RoleOf(named.name) is not null || !named.parameter.requires_grad);
}
