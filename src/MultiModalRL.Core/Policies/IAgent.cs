namespace MultiModalRL.Core;

/// <summary>Learns, and owns the policies that act.</summary>
public interface IAgent : IDisposable
{
    /// <summary>What the agent learns from.</summary>
    LearningSource LearnsFrom { get; }

    /// <summary>
    /// Environment steps (or supervised examples) learned from so far; the runner's budget is counted in these.
    /// </summary>
    long Steps { get; }

    /// <summary>The policy that explores; the stochastic evaluation uses it too.</summary>
    IPolicy BehaviorPolicy { get; }

    /// <summary>The policy that is measured.</summary>
    IPolicy EvaluationPolicy { get; }

    /// <summary>Takes in one step of the environment.</summary>
    void Observe(in Experience experience);

    /// <summary>
    /// Learns when enough was gathered. True when it did: then, and only then, the agent holds no half-used
    /// experience and may be saved.
    /// </summary>
    bool Update(IMetricSink metrics);

    /// <summary>Writes everything needed to go on (weights, optimizer, normalizers, counters) into an existing folder.</summary>
    void Save(string folder);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InputException">The folder holds no checkpoint, or one of another agent, model or environment.</exception>
    void Load(string folder);
}
