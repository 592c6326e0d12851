using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>A model with the pixels it looks at, for the environment it acts in.</summary>
internal sealed class QuestionAnsweringNetwork : IDisposable
{
    // Images beyond this are uploaded with every batch that needs them.
    private const long ImageMemory = 2L << 30;

    private readonly Dictionary<IImageStore, DeviceImages> images = [];
    private readonly Core.Device device;

    public QuestionAnsweringNetwork(AgentContext context, ModelShape shape, ModelOptions options)
    {
        Spec = context.Environment;
        Fields = new QuestionAnsweringFields(Spec);
        Fields.RequireChoice();
        device = context.Device;
        Device = TorchDevices.ToTorch(device);
        Model = new MultiModalModel(
            shape, options, new SeedSequence(context.Seed).Seed("model"), new ModelPartRegistry(context.Parts), context.Precision);
        Model.to(Device);
    }

    public EnvironmentSpec Spec { get; }

    public QuestionAnsweringFields Fields { get; }

    public torch.Device Device { get; }

    public MultiModalModel Model { get; }

    /// <summary>Which part is trained; null where the agent leaves no choice. Checkpoints hold it.</summary>
    public TrainedPart? Trained { get; set; }

    /// <summary>The pixels of the images that observations name: uint8 [N, H, W, C] on the device.</summary>
    /// <remarks>Handles mean images of the observations' own store: each split of a benchmark has one.</remarks>
    public Tensor Pixels(Columns observations) => Pixels(observations, observations.All(Fields.Image));

    /// <summary>The pixels of some handles of the observations' store.</summary>
    public Tensor Pixels(Columns observations, ReadOnlySpan<int> handles)
    {
        var store = ((ImageSpace)observations.Space.Space(Fields.Image)).Store;
        if (!images.TryGetValue(store, out var resident))
        {
            resident = new DeviceImages(store, device, ImageMemory);
            images.Add(store, resident);
        }

        return resident.Gather(handles);
    }

    /// <summary>The action at a place of the model's order: the answers, then what is spent on.</summary>
    public int ActionAt(int place) => place < Fields.Answers.Count
        ? Fields.Answers.Start + place
        : Fields.Spending!.Value.Start + place - Fields.Answers.Count;

    /// <summary>The place of an action in the model's order.</summary>
    public int PlaceOf(int action) => Fields.Answers.Contains(action)
        ? action - Fields.Answers.Start
        : Fields.Answers.Count + action - Fields.Spending!.Value.Start;

    /// <summary>Tensors for up to <paramref name="capacity"/> rows.</summary>
    public ObservationTensors Tensors(int capacity) => new(Spec, capacity, Device);

    /// <summary>Which spending actions are legal: bool [N, actions], or null where none are offered.</summary>
    /// <remarks>
    /// A look is legal exactly where its cell is hidden, a request as long as anything is, and thinking until all steps are
    /// taken: <c>mmrl check</c> holds environments to it.
    /// </remarks>
    public Tensor? LegalSpending(Tensor revealed, Tensor? thoughts) => Fields.Spending switch
    {
        null => null,
        { Name: ActionGroup.Look } => revealed.logical_not(),
        { Name: ActionGroup.Request } => revealed.narrow(1, 0, 1).logical_not(),
        _ => Ops.Less(thoughts!, Spec.QuestionAnswering!.ReasoningSteps - 1),
    };

    /// <summary>
    /// What the model says of the spending actions: [N, actions]. Looks are told apart by cell; a single action is chosen or
    /// not by its group alone.
    /// </summary>
    public ModelOutput Spending(in ModelOutput output) =>
        Fields.Spending is null or { Name: ActionGroup.Look } ? output : output with { Looks = zeros_like(output.Values).unsqueeze(1) };

    public void Dispose()
    {
        foreach (var resident in images.Values)
        {
            resident.Dispose();
        }

        Model.Dispose();
    }
}
