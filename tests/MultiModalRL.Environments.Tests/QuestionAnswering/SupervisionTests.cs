using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class SupervisionTests
{
    [Test]
    public void Supervision_EvaluationSplits_IsAbsent()
    {
        using var test = SmallQuestions.Make(split: Split.Test);
        using var train = SmallQuestions.Make(split: Split.Train);
        Assert.That(test.Supervision, Is.Null);
        Assert.That(train.Supervision!.Count, Is.EqualTo(5));
    }

    [Test]
    public void Read_AnyExamples_GivesEveryAnswersAccuracyAndACostThatFitsTheMask()
    {
        using var environment = SmallQuestions.Make(thumbnail: true);
        var keys = new QuestionAnsweringFields(environment.Spec);
        var observations = new Columns(environment.Spec.Observation, 50);
        int[] examples = [.. Enumerable.Range(0, 50).Select(i => i % 5)];
        var accuracies = new float[150];
        environment.Supervision!.Read(examples, [.. Enumerable.Range(0, 50).Select(i => (ulong)i)], observations, accuracies);
        var masks = new HashSet<string>();
        for (var row = 0; row < 50; row++)
        {
            var revealed = observations.Values(keys.Revealed, row);
            var remains = 1 - SmallQuestions.ThumbnailCost - revealed.Count((byte)1) / 4.0;
            masks.Add(Convert.ToHexString(revealed));
            Assert.That(accuracies[(row * 3)..(row * 3 + 3)], Is.EqualTo(SmallQuestions.Accuracies[examples[row]].Select(a => (float)a)));
            Assert.That(observations.Values(keys.Deadline, row)[1], Is.EqualTo((float)Math.Max(remains, 0)));
            Assert.That(observations.FirstOutside(row), Is.Null);
        }

        Assert.That(observations.Values(keys.Revealed, 0).ToArray(), Is.All.EqualTo(1), "seed 0 reveals everything");
        Assert.That(masks, Has.Count.GreaterThan(8));
    }
}
