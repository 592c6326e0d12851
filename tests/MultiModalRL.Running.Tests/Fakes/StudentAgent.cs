using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>Counts the labels of ten examples an update; wants no more after some validations.</summary>
internal sealed class StudentAgent(AgentContext context, StudentOptions options) : IValidatedAgent
{
    private const int Batch = 10;

    private readonly double[] counts = [1, 1, 1];

    public List<double> Losses { get; } = [];

    public LearningSource LearnsFrom => LearningSource.Supervision;

    public long Steps { get; private set; }

    public long ValidateEvery => options.ValidateEvery;

    public IPolicy BehaviorPolicy => EvaluationPolicy;

    public IPolicy EvaluationPolicy { get; } = new LinearPolicy(context.Environment, [1, 0, 0, 0, 0, 0, 0], noise: 0);

    public void Observe(in Experience experience) => throw new InvalidOperationException("it learns from labels");

    public bool Update(IMetricSink metrics)
    {
        var observations = new Columns(context.Environment.Observation, Batch);
        var accuracies = new float[Batch * 3];
        int[] examples = [.. Enumerable.Range(0, Batch).Select(i => (int)((Steps + i) % context.Supervision!.Count))];
        context.Supervision!.Read(examples, new ulong[Batch], observations, accuracies);
        for (var i = 0; i < accuracies.Length; i++)
        {
            counts[i % 3] += accuracies[i];
        }

        Steps += Batch;
        return true;
    }

    public bool Validated(double loss, IMetricSink metrics)
    {
        RequireSound(options.InvalidFrom);
        Losses.Add(loss);
        return Losses.Count < options.Patience;
    }

    public void AnswerProbabilities(Columns observations, Span<float> probabilities)
    {
        for (var i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] = (float)(counts[i % 3] / counts.Sum());
        }
    }

    public void Save(string folder)
    {
        RequireSound(options.UnsavedFrom);
        using var writer = new BinaryWriter(File.Create(Path.Combine(folder, "counts.bin")));
        writer.Write(Steps);
        writer.Write(Losses.Count);
        Losses.ForEach(writer.Write);
        Array.ForEach(counts, writer.Write);
    }

    public void Load(string folder)
    {
        using var reader = new BinaryReader(File.OpenRead(Path.Combine(folder, "counts.bin")));
        Steps = reader.ReadInt64();
        Losses.Clear();
        Losses.AddRange(Enumerable.Range(0, reader.ReadInt32()).Select(_ => reader.ReadDouble()).ToArray());
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = reader.ReadDouble();
        }
    }

    public void Dispose()
    {
    }

    private void RequireSound(int end)
    {
        if (end > 0 && Steps >= end)
        {
            throw new ArithmeticException("a number is NaN");
        }
    }
}
