using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Means over the minibatches of an update, in CleanRL's tags where it has one.</summary>
internal readonly struct PpoMeans(double[] values)
{
    private static readonly string[] Tags =
    [
        "losses/loss", "losses/policy_loss", "losses/value_loss", "losses/entropy", "losses/entropy_group",
        "losses/entropy_answer", "losses/entropy_look", "losses/old_approx_kl", "losses/approx_kl", "losses/clipfrac",
        "losses/gradient_norm",
    ];

    public static int Count => Tags.Length;

    public double Loss => values[0];

    public double Entropy => values[3];

    public double GradientNorm => values[10];

    public void Report(IMetricSink metrics, long step)
    {
        for (var i = 0; i < Tags.Length; i++)
        {
            metrics.Scalar(Tags[i], values[i], step);
        }
    }
}
