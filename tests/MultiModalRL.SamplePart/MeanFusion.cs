using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.SamplePart;

// <sample>
internal sealed class MeanFusion : Fusion
{
    private readonly DenseLayer joined;

    public MeanFusion(PartContext context) : base(nameof(MeanFusion))
    {
        var options = context.Options;
        joined = Orthogonal.Linear(options.CellWidth + options.FusedWidth, options.FusedWidth, 1, context.Seeds.Stream("joined"));
        RegisterComponents();
    }

    public override FusedState Combine(Tensor visual, in EncodedQuestion question, in ModelInput input) =>
        new(visual, joined.forward(cat([visual.mean([1]), question.Summary], -1)).relu());
}
// </sample>
