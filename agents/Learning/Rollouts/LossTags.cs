using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Names of what updates report, in CleanRL's tags where it has one.</summary>
internal static class LossTags
{
    public const string Loss = "losses/loss";
    public const string Policy = "losses/policy_loss";
    public const string Value = "losses/value_loss";
    public const string Entropy = "losses/entropy";
    public const string Kl = "losses/approx_kl";

    /// <summary>How far the policy is from the one that acted at an update's end; <see cref="Kl"/> is a mean from its beginning on.</summary>
    public const string FinalKl = "losses/final_kl";

    public const string GradientNorm = "losses/gradient_norm";
    public const string ExplainedVariance = "losses/explained_variance";
    public const string LearnedShare = "charts/learned_share";
    public const string FlatGroups = "charts/flat_groups";

    private static readonly string[] Stages = ["losses/entropy_group", "losses/entropy_answer", "losses/entropy_look"];

    /// <summary>Some tags, and an entropy a stage where a network's actions are chosen in stages.</summary>
    public static string[] Of(ActorCritic network, params ReadOnlySpan<string> tags) =>
        network.Actions is QuestionAnsweringActions ? [.. tags, .. Stages] : [.. tags];

    /// <summary>The mean entropy of each stage; none where there are no stages.</summary>
    public static Tensor[] StageEntropies(in NetworkOutput output) => output.Stages is { } stages
        ? [stages.GroupEntropy.mean(), stages.AnswerEntropy.mean(), stages.MeanLookEntropy]
        : [];
}
