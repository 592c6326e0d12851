using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>What an algorithm makes of a full rollout: gradient steps on a network.</summary>
internal interface IRolloutUpdate : IDisposable
{
    /// <summary>Learns.</summary>
    /// <param name="rollout">The rollout, with advantages and returns.</param>
    /// <param name="memory">What was remembered before its first step; null where nothing is.</param>
    /// <param name="steps">Environment steps so far, this rollout's included.</param>
    /// <param name="metrics">Where losses go.</param>
    void Run(Rollout rollout, Tensor? memory, long steps, IMetricSink metrics);

    /// <summary>Writes everything needed to go on.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    void Load(BinaryReader reader);
}
