namespace MultiModalRL.Agents;

/// <summary>
/// Mean and variance of everything seen so far, updated batch by batch (Chan, Golub and LeVeque 1979). The variance
/// is the population's (divided by n).
/// </summary>
public sealed class RunningMoments
{
    private double squares;

    /// <summary>How many numbers were seen.</summary>
    public double Count { get; private set; }

    /// <summary>Their mean; 0 before any.</summary>
    public double Mean { get; private set; }

    /// <summary>Their variance; 1 before any.</summary>
    public double Variance => Count > 0 ? squares / Count : 1;

    /// <summary>Takes in a batch.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
        {
            return;
        }

        double sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        double deviations = 0;
        foreach (var value in values)
        {
            deviations += (value - mean) * (value - mean);
        }

        var total = Count + values.Length;
        var difference = mean - Mean;
        squares += deviations + difference * difference * Count * values.Length / total;
        Mean += difference * values.Length / total;
        Count = total;
    }

    /// <summary>Writes the state.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Count);
        writer.Write(Mean);
        writer.Write(squares);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        Count = reader.ReadDouble();
        Mean = reader.ReadDouble();
        squares = reader.ReadDouble();
    }
}
