using MultiModalRL.Core;
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
    private readonly VisualEncoder visual;
    private readonly QuestionEncoder question;
    private readonly Fusion fusion;
    private readonly DenseLayer answerHead;
    private readonly DenseLayer lookHead;
    private readonly DenseLayer lookContext;
    private readonly DenseLayer groupHidden;
    private readonly DenseLayer groupHead;
    private readonly DenseLayer valueHidden;
    private readonly DenseLayer valueHead;
    private readonly PriceLayer? priceHead;
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
        (Shape, Options) = (shape, options);
        features = precision == Precision.Bf16 ? ScalarType.BFloat16 : ScalarType.Float32;
        parts ??= ModelPartRegistry.Shipped;
        parts.Require(options);
        var seeds = new SeedSequence(seed);
        var context = new PartContext(shape, options, seeds.Child("visual")) { Features = features };
        visual = ModelPartRegistry.Create(parts.Visuals, options.Visual, context);
        question = ModelPartRegistry.Create(parts.Questions, options.Question, context with { Seeds = seeds.Child("question") });
        fusion = ModelPartRegistry.Create(
            parts.Fusions, options.Fusion, context with { Seeds = seeds.Child("fusion"), WordWidth = question.WordWidth });
        var (width, half) = (options.FusedWidth, options.FusedWidth / 2);
        answerHead = Orthogonal.Linear(width, shape.Answers.Length, 0.01, seeds.Stream("answer"));
        lookContext = Orthogonal.Linear(2 * width, options.CellWidth, 1, seeds.Stream("lookContext"));
        lookHead = Orthogonal.Linear(options.CellWidth, 1, 0.01, seeds.Stream("look"));
        groupHidden = Orthogonal.Linear(2 * width + shape.Answers.Length, half, Orthogonal.Rectifier, seeds.Stream("groupHidden"));
        groupHead = Orthogonal.Linear(half, 2, 0.01, seeds.Stream("group"));
        valueHidden = Orthogonal.Linear(2 * width + shape.Answers.Length, half, Orthogonal.Rectifier, seeds.Stream("valueHidden"));
        valueHead = Orthogonal.Linear(half, 1, 1, seeds.Stream("value"));
        priceHead = shape.IsPriced ? new PriceLayer(options.CellWidth + 2 * half) : null;
        var thumbnail = shape.Thumbnail.IsEmpty ? 0 : shape.Thumbnail.Aggregate(1, (product, side) => product * side);
        (thumbnailMean, thumbnailScale) = (zeros(thumbnail), ones(thumbnail));
        register_buffer(nameof(thumbnailMean), thumbnailMean);
        register_buffer(nameof(thumbnailScale), thumbnailScale);
        RegisterComponents();
        Freeze(options);
    }

    /// <summary>What the environment prescribes.</summary>
    public ModelShape Shape { get; }

    /// <summary>The parts and sizes, and how they are trained.</summary>
    public ModelOptions Options { get; }

    /// <summary>The answer logits alone [N, answers]: what supervised learning needs.</summary>
    public Tensor Answers(in ModelInput input)
    {
        var (encoded, seen, typed) = Encode(input);
        return Legal(answerHead.forward(Single(fusion.Combine(seen, encoded, typed).Fused)), input.LegalAnswers);
    }

    /// <summary>Everything; the tensors belong to the caller's dispose scope.</summary>
    public ModelOutput Forward(in ModelInput input) => Decide(Understand(input), input.Price, input.LegalAnswers);

    /// <summary>What the encoders and the fusion make of a batch: all that the heads go by but the price.</summary>
    public Understanding Understand(in ModelInput input)
    {
        var (encoded, seen, typed) = Encode(input);
        var state = fusion.Combine(seen, encoded, typed);
        return new Understanding(state.Cells, Single(state.Fused), Single(encoded.Summary));
    }

    /// <summary>What the heads make of that.</summary>
    /// <param name="understanding">What was understood of N observations.</param>
    /// <param name="price">float [N, 1], or null where it is not shown.</param>
    /// <param name="legalAnswers">uint8 or bool [N, answers], or null where all answers are legal.</param>
    public ModelOutput Decide(in Understanding understanding, Tensor? price, Tensor? legalAnswers = null)
    {
        var (dearLooks, dearGroups, dearValues) = Priced(price);
        var answers = Legal(answerHead.forward(understanding.Fused), legalAnswers);
        // The fused state need only keep of the question what the answer turns on; where to look turns on more.
        var known = cat([understanding.Fused, understanding.Question], -1);
        var context = Plus(lookContext.forward(known), dearLooks).unsqueeze(1);
        var looks = lookHead.forward(Ops.Add(understanding.Cells, Ops.ToType(context, features)).relu_()).squeeze(-1);
        // How sure the answers are is what the choice to go on looking, and the value, turn on.
        var belief = cat([known, answers.detach().softmax(-1)], -1);
        var groups = groupHead.forward(Plus(groupHidden.forward(belief), dearGroups).relu_());
        var values = valueHead.forward(Plus(valueHidden.forward(belief), dearValues).relu_()).squeeze(-1);
        return new ModelOutput(answers, Single(looks), groups, values);
    }

    /// <summary>
    /// What the model says after each step of its fusion's reasoning, the last being what <see cref="Forward"/> gives:
    /// once, unless the fusion reasons step by step (<c>mac</c>).
    /// </summary>
    public IReadOnlyList<ModelOutput> ForwardSteps(in ModelInput input)
    {
        var (encoded, seen, typed) = Encode(input);
        var (price, legal) = (input.Price, input.LegalAnswers);
        var summary = Single(encoded.Summary);
        return [.. fusion.Reason(seen, encoded, typed).Select(state => Decide(new(state.Cells, Single(state.Fused), summary), price, legal))];
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
    public void SharpenAnswers(double factor)
    {
        using var untracked = no_grad();
        Ops.ScaleInPlace(answerHead.Weight, factor);
        Ops.ScaleInPlace(answerHead.Bias!, factor);
    }

    /// <summary>Adds to the logit of looking, whatever is seen: how much likelier it becomes than answering, in nats.</summary>
    public void FavourLooking(double nats)
    {
        using var untracked = no_grad();
        using var bias = from_array(new[] { 0f, (float)nats });
        using var there = bias.to(groupHead.Bias!.device);
        Ops.AddInPlace(groupHead.Bias!, there);
    }

    private static Tensor Legal(Tensor answers, Tensor? legal) => legal is null ? answers : Ops.MaskLogits(answers, legal);

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

    private static Tensor Single(Tensor tensor) => Ops.ToType(tensor, ScalarType.Float32);

    private (EncodedQuestion Question, Tensor Seen, ModelInput Input) Encode(in ModelInput input)
    {
        var spread = input.Thumbnail is { } thumbnail
            ? Ops.ToType(ThumbnailFeatures.Spread(thumbnail.sub(thumbnailMean).mul(thumbnailScale), Shape), features)
            : null;
        var typed = input with
        {
            Thumbnail = spread,
            Revealed = Ops.ToType(input.Revealed, features),
            Deadline = Ops.ToType(input.Deadline, features),
        };
        return (question.Encode(input.Question), Seen(input), typed);
    }

    // The price says nothing of the answer, only of what finding it may cost.
    private (Tensor? Looks, Tensor? Groups, Tensor? Values) Priced(Tensor? price)
    {
        if (priceHead is null)
        {
            return (null, null, null);
        }

        var half = Options.FusedWidth / 2;
        var parts = priceHead.forward(price!).split([Options.CellWidth, half, half], -1);
        return (parts[0], parts[1], parts[2]);
    }

    private static Tensor Plus(Tensor hidden, Tensor? added) => added is null ? hidden : Ops.Add(hidden, added);

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
