namespace MultiModalRL.Torch.Tests;

public sealed class ColourTaskTests
{
    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TestCaseSource(typeof(TinyModel), nameof(TinyModel.Parts))]
    public void Learn_AnyPart_AnswersUnseenQuestions(ModelOptions options) =>
        Assert.That(ColourTask.Learn(options, steps: 250).Accuracy, Is.GreaterThan(0.98));
}
