using MultiModalRL.Torch;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Cli;

/// <summary>
/// The network that PPO has by default where questions are answered, by hand: TorchSharp's own modules in one function,
/// without parts, types or options. What the framework's model costs more than this is the framework's.
/// </summary>
internal sealed class PlainVisualNetwork : nn.Module
{
    private const int Width = 64;
    private const int WordWidth = 32;
    private const int State = 128;
    private const int Heads = 4;
    private const int PlacedWidth = 16;

    private readonly ModelShape shape;
    private readonly Parameter places;
    private readonly Linear patch;
    private readonly Embedding tokens;
    private readonly Linear question;
    private readonly Linear cell;
    private readonly LayerNorm cellScale;
    private readonly Linear conditioning;
    private readonly Linear matched;
    private readonly Linear placed;
    private readonly Linear queries;
    private readonly Linear keys;
    private readonly Linear values;
    private readonly LayerNorm summaryScale;
    private readonly Linear joined;
    private readonly Linear fused;
    private readonly Linear answerHead;
    private readonly Linear lookHead;
    private readonly Linear lookContext;
    private readonly Linear groupHidden;
    private readonly Linear groupHead;
    private readonly Linear valueHidden;
    private readonly Linear valueHead;

    public PlainVisualNetwork(ModelShape shape) : base(nameof(PlainVisualNetwork))
    {
        this.shape = shape;
        var (cells, answers) = (shape.Cells, shape.Answers.Length);
        var summary = 3 * Width + cells * PlacedWidth + State + 3;
        var belief = 2 * State + answers;
        places = new Parameter(zeros(cells, Width));
        patch = nn.Linear(shape.Image.Size / cells, Width);
        tokens = nn.Embedding(shape.Tokens.Length, WordWidth);
        question = nn.Linear(shape.QuestionLength * WordWidth, State);
        cell = nn.Linear(Width + ThumbnailWidth(shape) + 1, Width);
        cellScale = nn.LayerNorm(Width);
        conditioning = nn.Linear(State, 2 * Width);
        matched = nn.Linear(Width, Width);
        placed = nn.Linear(Width, PlacedWidth);
        (queries, keys, values) = (nn.Linear(State, Width), nn.Linear(Width, Width), nn.Linear(Width, Width));
        summaryScale = nn.LayerNorm(summary);
        (joined, fused) = (nn.Linear(summary, State), nn.Linear(State, State));
        (answerHead, lookHead, lookContext) = (nn.Linear(State, answers), nn.Linear(Width, 1), nn.Linear(2 * State, Width));
        (groupHidden, groupHead) = (nn.Linear(belief, State / 2), nn.Linear(State / 2, 2));
        (valueHidden, valueHead) = (nn.Linear(belief, State / 2), nn.Linear(State / 2, 1));
        RegisterComponents();
    }

    /// <summary>Log-probabilities [N, answers and looks] and values [N], in the caller's dispose scope.</summary>
    /// <param name="input">The batch.</param>
    /// <param name="legal">Which looks are legal: bool [N, cells]; null where looks are not offered.</param>
    public (Tensor LogProbabilities, Tensor Values) Forward(in ModelInput input, Tensor? legal)
    {
        var asked = question.call(tokens.call(input.Question).flatten(1)).relu_();
        var features = Cells(input, asked);
        var state = Fused(features, asked, input);
        var known = cat([state, asked], -1);
        var answers = answerHead.call(state);
        var belief = cat([known, answers.detach().softmax(-1)], -1);
        var estimates = valueHead.call(valueHidden.call(belief).relu_()).squeeze(-1);
        if (legal is null)
        {
            return (answers.log_softmax(-1), estimates);
        }

        var looks = lookHead.call(Ops.Add(features, lookContext.call(known).unsqueeze(1)).relu_()).squeeze(-1);
        var groups = groupHead.call(groupHidden.call(belief).relu_());
        var any = legal.amax([1], keepdim: true);
        var group = Ops.MaskLogits(groups, cat([ones_like(any), any], -1)).log_softmax(-1);
        var answering = Ops.Add(answers.log_softmax(-1), group.narrow(1, 0, 1));
        var looking = Ops.Add(Ops.MaskLogits(looks, legal).log_softmax(-1), group.narrow(1, 1, 1));
        return (cat([answering, looking], -1), estimates);
    }

    private static int ThumbnailWidth(ModelShape shape)
    {
        var scale = shape.Thumbnail.IsEmpty ? 0 : Math.Max(1, shape.Thumbnail[0] / shape.Side);
        return shape.Thumbnail.IsEmpty ? 0 : scale * scale * shape.Thumbnail[2];
    }

    private Tensor Cells(in ModelInput input, Tensor asked)
    {
        var (count, side) = (input.Pixels.size(0), shape.Side);
        var (high, wide, channels) = (shape.Image.Height / side, shape.Image.Width / side, shape.Image.Channels);
        var pixels = Ops.AddInPlace(Ops.ScaleInPlace(input.Pixels.to(float32), 1 / 127.5), -1).view(count, side, high, side, wide, channels);
        var shown = pixels.mul_(input.Revealed.view(count, side, 1, side, 1, 1));
        var patches = patch.call(shown.permute(0, 1, 3, 2, 4, 5).reshape(count, side * side, -1)).relu_();
        var revealed = input.Revealed.unsqueeze(-1);
        var located = cell.call(cat(input.Thumbnail is { } small ? [patches, revealed, Spread(small)] : [patches, revealed], -1));
        located = cellScale.call(Ops.Add(located, places));
        var affine = conditioning.call(asked).unsqueeze(1).chunk(2, -1);
        return matched.call(Ops.Add(Ops.AddProduct(located, located, affine[0]), affine[1]).relu_()).relu_();
    }

    private Tensor Fused(Tensor features, Tensor asked, in ModelInput input)
    {
        var (count, cells) = (features.size(0), features.size(1));
        var query = queries.call(asked).view(count, 1, Heads, -1);
        var scores = keys.call(features).view(count, cells, Heads, -1).mul(query).sum(-1);
        var weights = Ops.Scale(scores, 1 / Math.Sqrt(Width / Heads)).softmax(1).unsqueeze(-1);
        var read = values.call(features).view(count, cells, Heads, -1).mul(weights).sum(1).flatten(1);
        var summary = cat(
            [
                features.mean([1]), features.amax([1]), read, asked, input.Revealed.mean([1], keepdim: true), input.Deadline,
                placed.call(features).relu_().flatten(1),
            ],
            -1);
        return fused.call(joined.call(summaryScale.call(summary)).relu_()).relu_();
    }

    private Tensor Spread(Tensor thumbnail)
    {
        var (count, side, rows, channels) = (thumbnail.size(0), shape.Side, shape.Thumbnail[0], shape.Thumbnail[2]);
        return rows >= side
            ? thumbnail.view(count, side, rows / side, side, rows / side, channels).permute(0, 1, 3, 2, 4, 5).reshape(count, side * side, -1)
            : thumbnail.view(count, rows, 1, rows, 1, channels)
                .expand(count, rows, side / rows, rows, side / rows, channels).reshape(count, side * side, channels);
    }
}
