using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// The gated form a·(1 − λ·min(c, 1)) of an environment that pays the linear one, a − λ·min(c, 1), out of the parts that it
/// tells: nothing till the answer, and there the accuracy times 1 less what was paid on the way.
/// </summary>
internal sealed class GatedReward
{
    private readonly int accuracy;
    private readonly int cost;
    private readonly float[] paid;
    private readonly float[] rewards;

    private GatedReward(EnvironmentSpec spec, int rows)
    {
        (accuracy, cost) = (spec.Rewards.IndexOf("accuracy"), spec.Rewards.IndexOf("cost"));
        (paid, rewards) = (new float[rows], new float[rows]);
    }

    /// <summary>For an environment's rows; null where it does not pay the linear form, or does not tell its parts.</summary>
    public static GatedReward? Of(EnvironmentSpec spec, int rows) =>
        spec.QuestionAnswering is { Reward: RewardForm.Linear } && spec.Rewards.Contains("accuracy") && spec.Rewards.Contains("cost")
            ? new GatedReward(spec, rows)
            : null;

    /// <summary>The rewards of a step, one a row; to be asked for once a step.</summary>
    public ReadOnlySpan<float> Next(VectorStep step)
    {
        for (var row = 0; row < rewards.Length; row++)
        {
            var parts = step.Components(row);
            // A cost is what it takes off the reward: below 0.
            paid[row] += parts[cost];
            rewards[row] = parts[accuracy] * (1 + paid[row]);
            if (step.Status[row] != StepStatus.Continues)
            {
                paid[row] = 0;
            }
        }

        return rewards;
    }

    public void Save(BinaryWriter writer)
    {
        foreach (var part in paid)
        {
            writer.Write(part);
        }
    }

    public void Load(BinaryReader reader)
    {
        foreach (ref var part in paid.AsSpan())
        {
            part = reader.ReadSingle();
        }
    }
}
