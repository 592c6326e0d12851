using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>What a checkpoint of a <see cref="VectorModel"/> is of.</summary>
internal sealed record VectorHeader(
    int Version, string Agent, string Environment, int Features, int Outputs, int Deviations, VectorModelOptions Options)
{
    private const int CurrentVersion = 1;
    private const string FileName = "vector-agent.json";

    /// <summary>That of a new agent; the sizes of a run to start from, or of the checkpoint to come, win over its options.</summary>
    public static VectorHeader Of(AgentContext context, int features, OutputDistribution distribution, VectorModelOptions options)
    {
        var header = new VectorHeader(
            CurrentVersion, "", context.Environment.Id.ToString(), features, distribution.Outputs, distribution.Deviations, options);
        return (context.CheckpointFolder ?? context.InitFolder) is { } folder
            ? header with { Options = Read(folder).Fitting(folder, header).Options }
            : header;
    }

    public static VectorHeader Read(string folder) =>
        CheckpointHeader.Read<VectorHeader>(
            folder, FileName, "checkpoint of an agent on vectors of features", header => header.Version, CurrentVersion);

    public void Write(string folder) => CheckpointHeader.Write(folder, FileName, this);

    /// <summary>This header, found in a folder, where it fits what is expected.</summary>
    /// <exception cref="InputException">It does not.</exception>
    public VectorHeader Fitting(string folder, VectorHeader expected) =>
        (Features, Outputs, Deviations) == (expected.Features, expected.Outputs, expected.Deviations)
            ? this
            : throw new InputException(
                $"{folder}: a model for {Environment} does not fit {expected.Environment}: {Features} features and {Outputs} outputs against {expected.Features} and {expected.Outputs}");
}
