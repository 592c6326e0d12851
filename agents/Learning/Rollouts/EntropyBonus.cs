namespace MultiModalRL.Agents;

/// <summary>The weight of the entropy bonus over a run.</summary>
/// <param name="options">The schedule and its settings.</param>
/// <param name="totalSteps">The budget.</param>
public sealed class EntropyBonus(OnPolicyOptions options, long totalSteps)
{
    private double adapted = options.EntropyCoefficient;

    /// <summary>The weight at a step.</summary>
    public double Coefficient(long step) => options.EntropySchedule switch
    {
        EntropySchedule.Annealed => Schedule.Linear(options.EntropyCoefficient, 0, step, totalSteps),
        EntropySchedule.Adaptive => adapted,
        _ => options.EntropyCoefficient,
    };

    /// <summary>Takes in the entropy of an update: below the target the adaptive weight rises, above it falls, never below 0.</summary>
    public void Adapt(double entropy) =>
        adapted = Math.Max(0, adapted + options.EntropyAdaptationRate * (options.EntropyTarget - entropy));

    /// <summary>Writes the state.</summary>
    public void Save(BinaryWriter writer) => writer.Write(adapted);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader) => adapted = reader.ReadDouble();
}
