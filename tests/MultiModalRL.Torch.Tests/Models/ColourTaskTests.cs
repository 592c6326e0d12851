using MultiModalRL.Core;

namespace MultiModalRL.Torch.Tests;

public sealed class ColourTaskTests
{
    private const int Steps = 400, Last = 50;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Parts))]
    public void Learn_AnyPart_AnswersUnseenQuestionsInEitherPrecision(ModelOptions options)
    {
        var single = ColourTask.Learn(options, Steps);
        var half = ColourTask.Learn(options, Steps, Precision.Bf16);
        Assert.That(single.Accuracy, Is.GreaterThan(0.98));
        Assert.That(half.Accuracy, Is.GreaterThan(0.98), "bfloat16");
        Assert.That(half.Losses[0], Is.EqualTo(single.Losses[0]).Within(0.02), "the same start");
        Assert.That(half.Losses[^Last..].Average(), Is.EqualTo(single.Losses[^Last..].Average()).Within(0.03), "the same end");
    }
}
