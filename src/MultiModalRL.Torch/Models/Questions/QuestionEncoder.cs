using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>Questions to vectors; derive from it to add one of your own.</summary>
public abstract class QuestionEncoder : nn.Module
{
    /// <summary>Names the module.</summary>
    protected QuestionEncoder(string name) : base(name)
    {
    }

    /// <summary>Features a word.</summary>
    public abstract int WordWidth { get; }

    /// <summary>Encodes.</summary>
    /// <param name="question">int32 [N, tokens], padded at the end with <see cref="Core.TokenSpace.Padding"/>.</param>
    /// <returns>In the type of <see cref="PartContext.Features"/>.</returns>
    public abstract EncodedQuestion Encode(Tensor question);
}
