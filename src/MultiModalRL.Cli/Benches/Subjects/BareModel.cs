using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Cli;

/// <summary>
/// The network of an environment on a batch that is ready: what libtorch itself costs, without images to gather, columns
/// to copy, actions to draw or experience to keep. Owns its module and tensors.
/// </summary>
internal sealed class BareModel : IDisposable
{
    private readonly nn.Module module;
    private readonly ReadyTensors tensors;
    private readonly Func<(Tensor LogProbabilities, Tensor Values)> outputs;
    private readonly int batch;
    private readonly BareUpdate update;

    private BareModel(nn.Module module, ReadyTensors tensors, Func<(Tensor LogProbabilities, Tensor Values)> outputs, int batch, int actions)
    {
        (this.module, this.tensors, this.outputs, this.batch) = (module, tensors, outputs, batch);
        update = new BareUpdate(module, outputs, tensors, batch, actions);
    }

    /// <summary>That of PPO with its default sizes; null for spaces that it is not known for here.</summary>
    public static BareModel? Of(EnvironmentSpec spec, int batch, BenchSettings settings) => spec switch
    {
        { QuestionAnswering: not null } => OfQuestions(spec, batch, settings.Device, settings.Precision),
        { Observation.Fields: [{ Space: BoxSpace features }], Action.Fields: [{ Space: DiscreteSpace actions }] } =>
            OfVectors(features.Width, actions.Count, batch, settings.Device),
        _ => null,
    };

    /// <summary>
    /// The heads of PPO's network, trained on what its other parts made of a batch already; null where nothing is asked.
    /// </summary>
    public static BareModel? HeadsOf(EnvironmentSpec spec, int batch, BenchSettings settings)
    {
        if (spec.QuestionAnswering is null)
        {
            return null;
        }

        var shape = ModelShape.Of(spec);
        var model = Model(shape, settings.Device, settings.Precision);
        FlatParameters.Freeze(model, name => model.RoleOf(name) is null);
        var tensors = new ReadyTensors(settings.Device);
        var (input, legal) = Questions(spec, shape, tensors, batch);
        Understanding understanding;
        using (NewDisposeScope())
        {
            using var untracked = no_grad();
            understanding = model.Understand(input);
            _ = (tensors.Keep(understanding.Cells), tensors.Keep(understanding.Fused), tensors.Keep(understanding.Question));
        }

        return new BareModel(model, tensors, Outputs, batch, shape.Answers.Length);

        (Tensor LogProbabilities, Tensor Values) Outputs()
        {
            var output = model.Decide(understanding, price: null);
            return (ActionLogits.Of(output, legal).Actions, output.Values);
        }
    }

    /// <summary>The same network by hand, without the framework's model; null where there is none, as for vectors of features.</summary>
    public static BareModel? ByHand(EnvironmentSpec spec, int batch, MultiModalRL.Core.Device device)
    {
        if (spec.QuestionAnswering is null || ModelShape.Of(spec) is not { IsPriced: false } shape)
        {
            return null;
        }

        var network = new PlainVisualNetwork(shape);
        network.to(TorchDevices.ToTorch(device));
        var tensors = new ReadyTensors(device);
        var (input, legal) = Questions(spec, shape, tensors, batch);
        return new BareModel(network, tensors, () => network.Forward(input, legal), batch, shape.Answers.Length);
    }

    /// <summary>Acts once and fetches what acting needs; returns how many rows.</summary>
    public long Forward()
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var (logProbabilities, values) = outputs();
        _ = logProbabilities.cpu();
        _ = values.cpu();
        return batch;
    }

    /// <summary>Updates once and waits for the device; returns how many rows.</summary>
    public long UpdateAndWait()
    {
        var updated = update.Run();
        update.Wait();
        return updated;
    }

    public void Dispose()
    {
        update.Dispose();
        tensors.Dispose();
        module.Dispose();
    }

    private static BareModel OfQuestions(EnvironmentSpec spec, int batch, MultiModalRL.Core.Device device, Precision precision)
    {
        var shape = ModelShape.Of(spec);
        var model = Model(shape, device, precision);
        var tensors = new ReadyTensors(device);
        var (input, legal) = Questions(spec, shape, tensors, batch);
        return new BareModel(model, tensors, Outputs, batch, shape.Answers.Length);

        (Tensor LogProbabilities, Tensor Values) Outputs()
        {
            var output = model.Forward(input);
            return (ActionLogits.Of(output, legal).Actions, output.Values);
        }
    }

    private static MultiModalModel Model(ModelShape shape, MultiModalRL.Core.Device device, Precision precision)
    {
        var model = new MultiModalModel(shape, new ModelOptions(), seed: 1, precision: precision);
        model.to(TorchDevices.ToTorch(device));
        return model;
    }

    private static (ModelInput Input, Tensor? Legal) Questions(EnvironmentSpec spec, ModelShape shape, ReadyTensors tensors, int batch)
    {
        var thumbnail = shape.Thumbnail.Aggregate(1, (product, side) => product * side);
        var input = new ModelInput(
            tensors.Bytes(256, batch, shape.Image.Height, shape.Image.Width, shape.Image.Channels),
            tensors.Floats(batch, shape.Cells).round_(),
            tensors.Keep(tensors.Longs(shape.Tokens.Length, batch, shape.QuestionLength).to(int32)),
            shape.Thumbnail.IsEmpty ? null : tensors.Floats(batch, thumbnail),
            tensors.Floats(batch, 2));
        var legal = new QuestionAnsweringFields(spec).Looks is null ? null : tensors.Keep(input.Revealed.logical_not());
        return (input, legal);
    }

    private static BareModel OfVectors(int features, int actions, int batch, MultiModalRL.Core.Device device)
    {
        var model = new VectorModel(features, actions, deviations: 0, new VectorModelOptions(), seed: 1);
        model.to(TorchDevices.ToTorch(device));
        var tensors = new ReadyTensors(device);
        var input = tensors.Floats(batch, features);
        return new BareModel(model, tensors, Outputs, batch, actions);

        (Tensor LogProbabilities, Tensor Values) Outputs()
        {
            var (logits, values) = model.Heads(input);
            return (logits.log_softmax(-1), values);
        }
    }
}
