using static TorchSharp.torch;

namespace MultiModalRL.Torch.Tests;

public sealed class WordChainTests
{
    [Test]
    public void Answers_MorePadding_AreTheSame_AndAnotherOrderIsNot()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var options = TinyModel.Options with { Fusion = "word-chain", Question = "gru" };
        using var model = new MultiModalModel(TinyModel.Shape, options, 3);
        var input = TinyModel.Input(1);
        float[] Answers(params int[] question) =>
            TinyModel.Floats(model.Answers(input with { Question = tensor(question, input.Question.dtype).unsqueeze(0) }));

        Assert.That(Answers(1, 2, 3, 0, 0, 0), Is.EqualTo(Answers(1, 2, 3, 0)));
        Assert.That(Answers(3, 2, 1, 0), Is.Not.EqualTo(Answers(1, 2, 3, 0)));
        Assert.That(Answers(1, 2, 0, 0), Is.Not.EqualTo(Answers(1, 2, 3, 0)));
    }
}
