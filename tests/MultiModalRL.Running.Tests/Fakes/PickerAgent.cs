using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>Always gives the same answer; which one, the runner chooses.</summary>
internal sealed class PickerAgent : ICalibratedAgent
{
    private readonly double[] weights = new double[7];

    public PickerAgent(AgentContext context, PickerOptions options)
    {
        EvaluationPolicy = new LinearPolicy(context.Environment, weights, noise: 0);
        Candidates = options.Answer is null ? [2, 1, 0] : [];
        Select(options.Answer ?? 2);
    }

    public LearningSource LearnsFrom => LearningSource.Nothing;

    public long Steps => 0;

    public IReadOnlyList<double> Candidates { get; }

    public IPolicy BehaviorPolicy => EvaluationPolicy;

    public IPolicy EvaluationPolicy { get; }

    public void Select(double candidate)
    {
        Array.Clear(weights);
        weights[(int)candidate] = 1;
    }

    public void Observe(in Experience experience) => throw new InvalidOperationException("it learns nothing");

    public bool Update(IMetricSink metrics) => false;

    public void Save(string folder) => File.WriteAllText(Path.Combine(folder, "weights.txt"), string.Join(',', weights));

    public void Load(string folder) => File.ReadAllText(Path.Combine(folder, "weights.txt"))
        .Split(',').Select(double.Parse).ToArray().CopyTo(weights, 0);

    public void Dispose()
    {
    }
}
