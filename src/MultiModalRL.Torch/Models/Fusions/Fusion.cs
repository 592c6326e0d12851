using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>Brings images and questions together; derive from it to add one of your own.</summary>
public abstract class Fusion : nn.Module
{
    /// <summary>Names the module.</summary>
    protected Fusion(string name) : base(name)
    {
    }

    /// <summary>Combines. All tensors have the type of <see cref="PartContext.Features"/>.</summary>
    /// <param name="visual">What the visual encoder says: [N, cells, <see cref="ModelOptions.CellWidth"/>].</param>
    /// <param name="question">What the question encoder says.</param>
    /// <param name="input">The observation; its thumbnail is laid over the cells: [N, cells, features], or null.</param>
    public abstract FusedState Combine(Tensor visual, in EncodedQuestion question, in ModelInput input);

    /// <summary>
    /// The states after each step of reasoning, of which the last is what <see cref="Combine"/> gives: one, unless the
    /// fusion reasons step by step.
    /// </summary>
    public virtual IReadOnlyList<FusedState> Reason(Tensor visual, in EncodedQuestion question, in ModelInput input) =>
        [Combine(visual, question, input)];
}
