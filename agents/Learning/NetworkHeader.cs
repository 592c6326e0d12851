using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>What a checkpoint of the shared model is of.</summary>
internal sealed record NetworkHeader(int Version, string Agent, string Environment, ModelShape Shape, ModelOptions Options)
{
    private const int CurrentVersion = 2;
    private const string FileName = "agent.json";

    /// <summary>Which part of the model is trained; null where the agent leaves no choice.</summary>
    public TrainedPart? Trained { get; init; }

    public static NetworkHeader Of(string agent, QuestionAnsweringNetwork network) =>
        new(CurrentVersion, agent, network.Spec.Id.ToString(), network.Model.Shape, network.Model.Options) { Trained = network.Trained };

    public static NetworkHeader Read(string folder)
    {
        var header = CheckpointHeader.Read<NetworkHeader>(folder, FileName, "checkpoint", CurrentVersion);
        // The first checkpoints named no parts: there was one fusion.
        return header with { Options = header.Options with { Fusion = header.Options.Fusion ?? "film" } };
    }

    public void Write(string folder) => CheckpointHeader.Write(folder, FileName, this);

    public void RequireAgent(string folder, string agent)
    {
        if (Agent != agent)
        {
            throw new InputException($"{folder}: a checkpoint of agent '{Agent}', expected '{agent}'");
        }
    }

    public void RequireFit(string folder, ModelShape shape, EnvironmentId environment)
    {
        if (Shape.Difference(shape) is { } difference)
        {
            throw new InputException($"{folder}: a model for {Environment} does not fit {environment}: {difference}");
        }
    }

    public void RequireOptions(string folder, ModelOptions options)
    {
        if (Options != options.WithoutTraining())
        {
            throw new InputException($"{folder}: a model of {Options}, expected {options.WithoutTraining()}");
        }
    }
}
