using MultiModalRL.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MultiModalRL.Torch;

/// <summary>
/// The multi-modal model: a visual encoder, a question encoder, a fusion of the two, and heads for answers, looks,
/// the choice between answering and looking, and the value. Parameter counts do not depend on the protocol, so a
/// model trained under one is used under another of the same benchmark.
/// </summary>
public sealed class MultiModalModel : Module
{
    private const string HeadsPrefix = $"{nameof(heads)}.";

    private readonly VisualEncoder visual;
    private readonly QuestionEncoder question;
    private readonly Fusion fusion;
    private readonly Heads heads;
    // Told of every change of weights, as all copies are.
    private readonly WeightCopy weights = new();
    private readonly Tensor thumbnailMean;
    private readonly Tensor thumbnailScale;
    private readonly ScalarType features;

    /// <summary>Builds the model on the processor; move it with <c>to(device)</c>.</summary>
    /// <param name="shape">What the environment prescribes.</param>
    /// <param name="options">The parts and sizes, and which parameters are frozen.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    /// <param name="parts">Where parts are found; those that ship without it.</param>
    /// <param name="precision">What the parts compute in; heads, outputs and parameters are single-precision.</param>
    /// <exception cref="InputException">A part is unknown, or a pattern matches no parameter.</exception>
    public MultiModalModel(
        ModelShape shape, ModelOptions options, ulong seed, ModelPartRegistry? parts = null, Precision precision = Precision.Fp32)
        : base(nameof(MultiModalModel))
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(options);
        options = options.For(shape);
        (Shape, Options) = (shape, options);
        features = precision == Precision.Bf16 ? ScalarType.BFloat16 : ScalarType.Float32;
        parts ??= ModelPartRegistry.Shipped;
        parts.Require(options);
        var seeds = new SeedSequence(seed);
        var context = new PartContext(shape, options, seeds.Child("visual")) { Features = features };
        visual = ModelPartRegistry.Create(parts.Visuals, options.Visual, context);
        question = ModelPartRegistry.Create(parts.Questions, options.Question, context with { Seeds = seeds.Child("question") });
        context = context with { WordWidth = question.WordWidth };
        fusion = ModelPartRegistry.Create(parts.Fusions, options.Fusion!, context with { Seeds = seeds.Child("fusion") });
        // Not a child of their own: the first version's heads drew from these streams, and the same seed gives the same weights.
        heads = ModelPartRegistry.Create(parts.Heads, options.Heads, context with { Seeds = seeds });
        var thumbnail = shape.Thumbnail.IsEmpty ? 0 : shape.Thumbnail.Aggregate(1, (product, side) => product * side);
        (thumbnailMean, thumbnailScale) = (zeros(thumbnail), ones(thumbnail));
        register_buffer(nameof(thumbnailMean), thumbnailMean);
        register_buffer(nameof(thumbnailScale), thumbnailScale);
        RegisterComponents();
        Freeze(options);
    }

    /// <summary>What the environment prescribes.</summary>
    public ModelShape Shape { get; }

    /// <summary>The parts, all named, and sizes, and how they are trained.</summary>
    public ModelOptions Options { get; }

    /// <summary>Whether the heads read <see cref="Understanding.Cells"/>.</summary>
    public bool ReadsCells => heads.ReadsCells;

    private string NamePrefix => heads is BeliefHeads ? "" : HeadsPrefix;

    /// <summary>
    /// The parameters by the names that files and patterns have: each after its part, such as <c>visual.patch.weight</c>,
    /// but those of the heads <c>belief</c>, which the first version did not name after a part.
    /// </summary>
    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
        base.named_parameters(recurse).Select(named => named.name.StartsWith(HeadsPrefix, StringComparison.Ordinal)
            ? (NamePrefix + named.name[HeadsPrefix.Length..], named.parameter)
            : named);

    /// <summary>What a parameter of the heads is there for; null for all else.</summary>
    /// <param name="name">Its name among <see cref="named_parameters"/>.</param>
    public HeadRole? RoleOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith(NamePrefix, StringComparison.Ordinal)
            && heads.named_parameters().Any(named => name.AsSpan(NamePrefix.Length).SequenceEqual(named.name))
            ? heads.RoleOf(name[NamePrefix.Length..])
            : null;
    }

    /// <summary>The answer logits alone [N, answers]: what supervised learning needs.</summary>
    public Tensor Answers(in ModelInput input) => Answers(Understand(input), input.LegalAnswers);

    /// <summary>The same of what was understood.</summary>
    public Tensor Answers(in Understanding understanding, Tensor? legalAnswers = null) => heads.Answers(understanding, legalAnswers);

    /// <summary>Everything; the tensors belong to the caller's dispose scope.</summary>
    public ModelOutput Forward(in ModelInput input) => Decide(Understand(input), input.Price, input.LegalAnswers);

    /// <summary>What the encoders and the fusion make of a batch: all that the heads go by but the price.</summary>
    public Understanding Understand(in ModelInput input)
    {
        var (encoded, seen, typed) = Encode(input);
        return Understood(fusion.Combine(seen, encoded, typed), encoded);
    }

    /// <summary>Whether the fusion reasons in steps, so that it may go on from where it was.</summary>
    public bool ReasonsInSteps => fusion is SteppedFusion;

    /// <summary>Begins reasoning about a batch, before the first step; <see cref="ModelInput.Thoughts"/> says nothing here.</summary>
    /// <exception cref="InvalidOperationException">Not <see cref="ReasonsInSteps"/>.</exception>
    public Reasoning Begin(in ModelInput input)
    {
        var stepped = fusion as SteppedFusion
            ?? throw new InvalidOperationException($"the fusion '{Options.Fusion}' does not reason in steps");
        var (encoded, seen, typed) = Encode(input);
        return new Reasoning(stepped, seen, encoded, typed, weights.Changes);
    }

    /// <summary>Whether the weights are those that some reasoning began with.</summary>
    public bool IsCurrent(Reasoning reasoning)
    {
        ArgumentNullException.ThrowIfNull(reasoning);
        return reasoning.Weights == weights.Changes;
    }

    /// <summary>What is understood after the steps taken: what <see cref="Understand(in ModelInput)"/> makes of as many, bit for bit.</summary>
    /// <param name="reasoning">What was begun on the same images and questions, after one step at least.</param>
    /// <param name="input">The observations as they are now; their pixels and questions are not looked at again.</param>
    /// <returns>Tensors of the caller's dispose scope, as those of <see cref="Understand(in ModelInput)"/>.</returns>
    /// <exception cref="InvalidOperationException">The weights changed since it began.</exception>
    public Understanding Understand(Reasoning reasoning, in ModelInput input)
    {
        return IsCurrent(reasoning)
            ? Understood(reasoning.Read(Typed(input)), reasoning.Question with { Summary = reasoning.Question.Summary.alias() })
            : throw new InvalidOperationException("the weights changed since the reasoning began: begin anew");
    }

    /// <summary>What the heads make of that.</summary>
    /// <param name="understanding">What was understood of N observations.</param>
    /// <param name="price">float [N, 1], or null where it is not shown.</param>
    /// <param name="legalAnswers">uint8 or bool [N, answers], or null where all answers are legal.</param>
    public ModelOutput Decide(in Understanding understanding, Tensor? price, Tensor? legalAnswers = null) =>
        heads.Decide(understanding, price, legalAnswers);

    /// <summary>
    /// What the model says after each step of its fusion's reasoning, the last being what <see cref="Forward"/> gives:
    /// once, unless the fusion reasons step by step (<c>mac</c>).
    /// </summary>
    public IReadOnlyList<ModelOutput> ForwardSteps(in ModelInput input)
    {
        var (encoded, seen, typed) = Encode(input);
        var (price, legal) = (input.Price, input.LegalAnswers);
        return [.. fusion.Reason(seen, encoded, typed).Select(state => Decide(Understood(state, encoded), price, legal))];
    }

    /// <summary>Sets what is subtracted from thumbnails, and what the difference is multiplied by: one number a feature.</summary>
    public void NormalizeThumbnails(float[] mean, float[] scale)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        thumbnailMean.copy_(from_array(mean));
        thumbnailScale.copy_(from_array(scale));
    }

    /// <summary>Sets the mean and deviation of each channel of pixels, in bytes' units.</summary>
    /// <exception cref="InvalidOperationException"><see cref="ModelOptions.StandardizePixels"/> is off.</exception>
    public void StandardizePixels(float[] means, float[] deviations) => visual.Standardize(means, deviations);

    /// <summary>Multiplies the answer logits by a factor.</summary>
    public void SharpenAnswers(double factor) => heads.SharpenAnswers(factor);

    /// <summary>Adds to the logit of looking, whatever is seen: how much likelier it becomes than answering, in nats.</summary>
    public void FavourLooking(double nats) => heads.FavourLooking(nats);

    private Tensor Seen(in ModelInput input)
    {
        if (input.Shared is { } shared)
        {
            return Seen(input with { Revealed = input.Revealed.index_select(0, shared.First), Shared = null }).index_select(0, shared.Of);
        }

        return Shape.RevealsWhole ? SeenWhole(input) : visual.forward(input.Pixels, input.Revealed);
    }

    /// <summary>Features of the images that are revealed, zeros for the others, which are not looked at: that is what is saved.</summary>
    private Tensor SeenWhole(in ModelInput input)
    {
        var count = input.Revealed.size(0);
        using var shown = Ops.Greater(input.Revealed.select(1, 0), 0.5);
        using var rows = shown.nonzero().squeeze(1);
        if (rows.size(0) == count)
        {
            return visual.forward(input.Pixels, input.Revealed);
        }

        var none = zeros([count, Shape.Cells, Options.CellWidth], features, input.Revealed.device);
        return rows.size(0) == 0
            ? none
            : none.index_copy(0, rows, visual.forward(input.Pixels.index_select(0, rows), input.Revealed.index_select(0, rows)));
    }

    private static Understanding Understood(in FusedState state, in EncodedQuestion encoded) =>
        new(state.Cells, Ops.ToType(state.Fused, ScalarType.Float32), Ops.ToType(encoded.Summary, ScalarType.Float32));

    private (EncodedQuestion Question, Tensor Seen, ModelInput Input) Encode(in ModelInput input)
    {
        var spread = input.Thumbnail is { } thumbnail
            ? Ops.ToType(ThumbnailFeatures.Spread(thumbnail.sub(thumbnailMean).mul(thumbnailScale), Shape), features)
            : null;
        return (question.Encode(input.Question), Seen(input), Typed(input) with { Thumbnail = spread });
    }

    private ModelInput Typed(in ModelInput input) => input with
    {
        Revealed = Ops.ToType(input.Revealed, features),
        Deadline = Ops.ToType(input.Deadline, features),
    };

    private void Freeze(ModelOptions options)
    {
        if (options.Frozen.IsEmpty)
        {
            return;
        }

        string[] names = [.. named_parameters().Select(named => named.name)];
        NamePattern.Require("model.frozen", options.Frozen, names);
        FlatParameters.Freeze(this, name => options.Frozen.Any(pattern => NamePattern.Matches(pattern, name)));
        if (named_parameters().All(named => !named.parameter.requires_grad))
        {
            throw new InputException($"model.frozen: {string.Join(", ", options.Frozen)} leaves nothing to train");
        }
    }
}
