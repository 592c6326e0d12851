using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>
/// The checkpoint of an agent with the shared model: agent.json (what it is of), model.safetensors (weights and
/// buffers) and state.bin (what learning goes on from).
/// </summary>
internal static class NetworkCheckpoint
{
    /// <summary>A network for the context: fresh, with the weights of the run to start from, or sized for the checkpoint to come.</summary>
    /// <exception cref="InputException">The run to start from has no model, or one that does not fit the environment.</exception>
    public static QuestionAnsweringNetwork Create(AgentContext context, ModelOptions options)
    {
        var shape = ModelShape.Of(context.Environment);
        if (context.CheckpointFolder is { } checkpoint)
        {
            var saved = NetworkHeader.Read(checkpoint);
            saved.RequireFit(checkpoint, shape, context.Environment.Id);
            return new QuestionAnsweringNetwork(context, shape, saved.Options.TrainedAs(options)) { Trained = saved.Trained };
        }

        if (context.InitFolder is not { } folder)
        {
            return Fresh(context, shape, options);
        }

        var header = NetworkHeader.Read(folder);
        // What learns the price may begin here.
        var beginsPriced = shape.IsPriced && !header.Shape.IsPriced;
        header.RequireFit(folder, shape with { IsPriced = shape.IsPriced && !beginsPriced }, context.Environment.Id);
        var network = new QuestionAnsweringNetwork(context, shape, header.Options.TrainedAs(options));
        WeightsFile.Load(network.Model, Path.Combine(folder, StateFile.WeightsName), name => beginsPriced && ModelParts.IsPriced(network.Model, name));
        return network;
    }

    private static QuestionAnsweringNetwork Fresh(AgentContext context, ModelShape shape, ModelOptions options)
    {
        var network = new QuestionAnsweringNetwork(context, shape, options);
        if (options.StandardizePixels)
        {
            var moments = PixelMoments.Of(network.Fields.Images);
            network.Model.StandardizePixels(moments.Means, moments.Deviations);
        }

        return network;
    }

    /// <summary>Writes a checkpoint into an existing folder.</summary>
    public static void Save(string folder, string agent, QuestionAnsweringNetwork network, Action<BinaryWriter> state)
    {
        NetworkHeader.Of(agent, network).Write(folder);
        WeightsFile.Save(network.Model, Path.Combine(folder, StateFile.WeightsName));
        StateFile.Write(folder, state);
    }

    /// <summary>Reads one into a network of the same shape.</summary>
    /// <exception cref="InputException">None there, damaged, or of another agent or model.</exception>
    public static void Load(string folder, string agent, QuestionAnsweringNetwork network, Action<BinaryReader> state)
    {
        var header = NetworkHeader.Read(folder);
        header.RequireAgent(folder, agent);
        header.RequireFit(folder, network.Model.Shape, network.Spec.Id);
        header.RequireOptions(folder, network.Model.Options);
        WeightsFile.Load(network.Model, Path.Combine(folder, StateFile.WeightsName));
        StateFile.Read(folder, state);
    }
}
