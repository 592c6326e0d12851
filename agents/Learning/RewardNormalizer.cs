using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Divides rewards by the running standard deviation of the discounted return so far, R ← γR + r, which is reset
/// where an episode ends. Not centred; clipped by whoever asks for it. ("Reward scaling" in Engstrom et al., ICLR 2020;
/// continuous detail 8 of Huang et al. 2022.)
/// </summary>
/// <param name="rows">Rows of the vector environment.</param>
/// <param name="discount">γ.</param>
public sealed class RewardNormalizer(int rows, double discount)
{
    private const double LeastVariance = 1e-8;

    private readonly RunningMoments moments = new();
    private readonly float[] returns = new float[rows];

    /// <summary>What rewards are divided by; 1 as long as returns have not varied, or nearly nothing would be divided by.</summary>
    public double Scale => moments.Variance > LeastVariance ? Math.Sqrt(moments.Variance) : 1;

    /// <summary>Takes in one step of all rows and writes the normalized rewards.</summary>
    public void Normalize(ReadOnlySpan<float> rewards, ReadOnlySpan<StepStatus> status, Span<float> normalized)
    {
        for (var row = 0; row < returns.Length; row++)
        {
            returns[row] = (float)(discount * returns[row] + rewards[row]);
        }

        moments.Add(returns);
        var scale = (float)(1 / Scale);
        for (var row = 0; row < returns.Length; row++)
        {
            normalized[row] = rewards[row] * scale;
            if (status[row] != StepStatus.Continues)
            {
                returns[row] = 0;
            }
        }
    }

    /// <summary>Writes the state.</summary>
    public void Save(BinaryWriter writer)
    {
        moments.Save(writer);
        foreach (var value in returns)
        {
            writer.Write(value);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        moments.Load(reader);
        for (var row = 0; row < returns.Length; row++)
        {
            returns[row] = reader.ReadSingle();
        }
    }
}
