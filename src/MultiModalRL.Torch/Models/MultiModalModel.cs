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
    private readonly VisualEncoder visual;
    private readonly QuestionEncoder question;
    private readonly Fusion fusion;
    private readonly Linear answerHead;
    private readonly Linear lookHead;
    private readonly Linear lookContext;
    private readonly Linear groupHidden;
    private readonly Linear groupHead;
    private readonly Linear valueHidden;
    private readonly Linear valueHead;
    private readonly Tensor thumbnailMean;
    private readonly Tensor thumbnailScale;

    /// <summary>Builds the model on the processor; move it with <c>to(device)</c>.</summary>
    /// <param name="shape">What the environment prescribes.</param>
    /// <param name="options">The sizes.</param>
    /// <param name="seed">The seed of the initial weights.</param>
    public MultiModalModel(ModelShape shape, ModelOptions options, ulong seed) : base(nameof(MultiModalModel))
    {
        Shape = shape;
        Options = options;
        var seeds = new SeedSequence(seed);
        visual = options.Visual == VisualEncoderKind.Patch
            ? new PatchEncoder(shape, options, seeds.Child("visual"))
            : new CnnEncoder(shape, options, seeds.Child("visual"));
        question = new QuestionEncoder(shape, options, seeds.Child("question"));
        fusion = new Fusion(shape, options, seeds.Child("fusion"));
        var (width, half) = (options.FusedWidth, options.FusedWidth / 2);
        answerHead = Orthogonal.Linear(width, shape.Answers.Length, 0.01, seeds.Stream("answer"));
        lookContext = Orthogonal.Linear(2 * width, options.CellWidth, 1, seeds.Stream("lookContext"));
        lookHead = Orthogonal.Linear(options.CellWidth, 1, 0.01, seeds.Stream("look"));
        groupHidden = Orthogonal.Linear(2 * width + shape.Answers.Length, half, Orthogonal.Rectifier, seeds.Stream("groupHidden"));
        groupHead = Orthogonal.Linear(half, 2, 0.01, seeds.Stream("group"));
        valueHidden = Orthogonal.Linear(2 * width + shape.Answers.Length, half, Orthogonal.Rectifier, seeds.Stream("valueHidden"));
        valueHead = Orthogonal.Linear(half, 1, 1, seeds.Stream("value"));
        var thumbnail = shape.Thumbnail.IsEmpty ? 0 : shape.Thumbnail.Aggregate(1, (product, side) => product * side);
        (thumbnailMean, thumbnailScale) = (zeros(thumbnail), ones(thumbnail));
        register_buffer(nameof(thumbnailMean), thumbnailMean);
        register_buffer(nameof(thumbnailScale), thumbnailScale);
        RegisterComponents();
    }

    /// <summary>What the environment prescribes.</summary>
    public ModelShape Shape { get; }

    /// <summary>The sizes.</summary>
    public ModelOptions Options { get; }

    /// <summary>The answer logits alone [N, answers]: what supervised learning needs.</summary>
    public Tensor Answers(in ModelInput input) => answerHead.forward(Fuse(input).Fused);

    /// <summary>Everything; the tensors belong to the caller's dispose scope.</summary>
    public ModelOutput Forward(in ModelInput input)
    {
        var (cells, asked, fused) = Fuse(input);
        var answers = answerHead.forward(fused);
        // The fused state need only keep of the question what the answer turns on; where to look turns on more.
        var state = cat([fused, asked], -1);
        var context = lookContext.forward(state).unsqueeze(1);
        var looks = lookHead.forward(Ops.Add(cells, context).relu_()).squeeze(-1);
        // How sure the answers are is what the choice to go on looking, and the value, turn on.
        var belief = cat([state, answers.detach().softmax(-1)], -1);
        var groups = groupHead.forward(groupHidden.forward(belief).relu_());
        var values = valueHead.forward(valueHidden.forward(belief).relu_()).squeeze(-1);
        return new ModelOutput(answers, looks, groups, values);
    }

    /// <summary>Sets what is subtracted from thumbnails, and what the difference is multiplied by: one number a feature.</summary>
    public void NormalizeThumbnails(float[] mean, float[] scale)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        thumbnailMean.copy_(from_array(mean));
        thumbnailScale.copy_(from_array(scale));
    }

    /// <summary>Multiplies the answer logits by a factor.</summary>
    public void SharpenAnswers(double factor)
    {
        using var untracked = no_grad();
        Ops.ScaleInPlace(answerHead.weight, factor);
        Ops.ScaleInPlace(answerHead.bias!, factor);
    }

    /// <summary>Adds to the logit of looking, whatever is seen: how much likelier it becomes than answering, in nats.</summary>
    public void FavourLooking(double nats)
    {
        using var untracked = no_grad();
        using var bias = from_array(new[] { 0f, (float)nats });
        using var there = bias.to(groupHead.bias!.device);
        Ops.AddInPlace(groupHead.bias!, there);
    }

    private (Tensor Cells, Tensor Question, Tensor Fused) Fuse(in ModelInput input)
    {
        var spread = input.Thumbnail is { } thumbnail
            ? ThumbnailFeatures.Spread(thumbnail.sub(thumbnailMean).mul(thumbnailScale), Shape)
            : null;
        var features = visual.forward(input.Pixels, input.Revealed);
        var asked = question.forward(input.Question);
        var (cells, fused) = fusion.Combine(features, asked, input with { Thumbnail = spread });
        return (cells, asked, fused);
    }
}
