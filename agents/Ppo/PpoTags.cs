using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>What an update reports, in CleanRL's tags where it has one.</summary>
internal static class PpoTags
{
    public const string Entropy = "losses/entropy";

    private static readonly string[] Common =
    [
        "losses/loss", "losses/policy_loss", "losses/value_loss", Entropy, "losses/old_approx_kl", "losses/approx_kl", "losses/clipfrac",
        "losses/gradient_norm",
    ];

    private static readonly string[] Stages = ["losses/entropy_group", "losses/entropy_answer", "losses/entropy_look"];

    /// <summary>Those of a network: actions chosen in stages have an entropy a stage.</summary>
    public static string[] Of(ActorCritic network) => network.Actions is QuestionAnsweringActions ? [.. Common, .. Stages] : Common;

    /// <summary>The mean entropy of each stage; none where there are no stages.</summary>
    public static Tensor[] StageEntropies(in NetworkOutput output) => output.Stages is { } stages
        ? [stages.GroupEntropy.mean(), stages.AnswerEntropy.mean(), stages.MeanLookEntropy]
        : [];
}
