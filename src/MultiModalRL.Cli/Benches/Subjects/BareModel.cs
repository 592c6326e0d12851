using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Cli;

/// <summary>
/// The shared model of an environment on a batch that is ready: what libtorch itself costs, without images to gather,
/// columns to copy, actions to draw or experience to keep.
/// </summary>
internal sealed class BareModel : IDisposable
{
    private readonly MultiModalModel model;
    private readonly ReadyTensors tensors;
    private readonly ModelInput input;
    private readonly Tensor? legalLooks;
    private readonly int batch;
    private readonly BareUpdate update;

    public BareModel(EnvironmentSpec spec, int batch, MultiModalRL.Core.Device device)
    {
        var shape = ModelShape.Of(spec);
        this.batch = batch;
        model = new MultiModalModel(shape, new ModelOptions(), seed: 1);
        model.to(TorchDevices.ToTorch(device));
        tensors = new ReadyTensors(device);
        var thumbnail = shape.Thumbnail.Aggregate(1, (product, side) => product * side);
        input = new ModelInput(
            tensors.Bytes(256, batch, shape.Image.Height, shape.Image.Width, shape.Image.Channels),
            tensors.Floats(batch, shape.Cells).round_(),
            tensors.Longs(shape.Tokens.Length, batch, shape.QuestionLength).to(int32).DetachFromDisposeScope(),
            shape.Thumbnail.IsEmpty ? null : tensors.Floats(batch, thumbnail),
            tensors.Floats(batch, 2));
        legalLooks = new QuestionAnsweringFields(spec).Looks is null ? null : Ops.SubtractFrom(1, input.Revealed).DetachFromDisposeScope();
        update = new BareUpdate(model, Outputs, tensors, batch, shape.Answers.Length);
    }

    /// <summary>Acts once and fetches what acting needs; returns how many rows.</summary>
    public long Forward()
    {
        using var scope = NewDisposeScope();
        using var mode = inference_mode();
        var (logProbabilities, values) = Outputs();
        _ = logProbabilities.cpu();
        _ = values.cpu();
        return batch;
    }

    /// <summary>Updates once; returns how many rows.</summary>
    public long Update() => update.Run();

    /// <summary>Waits for the device.</summary>
    public void Wait() => update.Wait();

    public void Dispose()
    {
        update.Dispose();
        legalLooks?.Dispose();
        input.Question.Dispose();
        tensors.Dispose();
        model.Dispose();
    }

    private (Tensor LogProbabilities, Tensor Values) Outputs()
    {
        var output = model.Forward(input);
        return (ActionLogits.Of(output, legalLooks).Actions, output.Values);
    }
}
