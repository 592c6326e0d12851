using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>What a checkpoint of a <see cref="VectorModel"/> is of.</summary>
internal sealed record VectorHeader(
    int Version, string Agent, string Environment, ImmutableArray<FieldLayout> Observation, ImmutableArray<FieldLayout> Action,
    VectorModelOptions Options)
{
    private const int CurrentVersion = 2;
    private const string FileName = "vector-agent.json";

    /// <summary>That of a new agent; the sizes of a run to start from, or of the checkpoint to come, win over its options.</summary>
    public static VectorHeader Of(AgentContext context, VectorModelOptions options)
    {
        var spec = context.Environment;
        var header = new VectorHeader(
            CurrentVersion, "", spec.Id.ToString(), FieldLayout.Of(spec.Observation), FieldLayout.Of(spec.Action), options);
        return (context.CheckpointFolder ?? context.InitFolder) is { } folder
            ? header with { Options = Read(folder).Fitting(folder, header).Options }
            : header;
    }

    public static VectorHeader Read(string folder) =>
        CheckpointHeader.Read<VectorHeader>(folder, FileName, "checkpoint of an agent on vectors of features", CurrentVersion);

    public void Write(string folder) => CheckpointHeader.Write(folder, FileName, this);

    /// <summary>This header, found in a folder, where it fits what is expected.</summary>
    /// <exception cref="InputException">It was made for other fields; the message names them.</exception>
    public VectorHeader Fitting(string folder, VectorHeader expected)
    {
        var difference = Difference("observations", Observation, expected.Observation) ?? Difference("actions", Action, expected.Action);
        return difference is null
            ? this
            : throw new InputException(
                $"{Path.Combine(folder, FileName)}: a model for {Environment} does not fit {expected.Environment}: {difference}");
    }

    private static string? Difference(string what, ImmutableArray<FieldLayout> found, ImmutableArray<FieldLayout> expected) =>
        found.SequenceEqual(expected) ? null : $"{what} of {FieldLayout.Text(found)}, expected {FieldLayout.Text(expected)}";
}
