using MultiModalRL.Core;

namespace MultiModalRL.Evaluation.Tests;

public sealed class LearningCurvesTests
{
    private static readonly string[] Lines =
    [
        """{"step":1,"tag":"losses/value_loss","value":0.5,"time":3}""",
        """{"step":1,"tag":"fps","value":100}""",
        """{"step":2,"tag":"losses/value_loss","value":0.25}""",
    ];

    [Test]
    public void Read_TwoTags_AreTwoCurves()
    {
        var curves = Read(string.Join('\n', Lines) + "\n\n");

        Assert.That(curves.Select(curve => (curve.Run, curve.Tag, curve.Group, curve.Name)), Is.EqualTo(new[]
        {
            ("run", "losses/value_loss", "losses", "value_loss"), ("run", "fps", "", "fps"),
        }));
        Assert.That(curves[0].Points, Is.EqualTo(new[] { new CurvePoint(1, 0.5), new CurvePoint(2, 0.25) }));
    }

    [Test]
    public void Read_StepsWrittenAgainAfterAResume_KeepsTheLater()
    {
        var curves = Read(Line(1, 10) + Line(2, 20) + Line(3, 30) + Line(2, 21) + Line(3, 31));

        Assert.That(curves[0].Points.Select(point => point.Value), Is.EqualTo(new[] { 10.0, 21, 31 }));
    }

    [Test]
    public void Read_SeveralValuesAtOneStep_KeepsAll() =>
        Assert.That(Read(Line(1, 10) + Line(1, 11))[0].Points, Has.Length.EqualTo(2));

    [Test]
    public void Read_ALastLineCutOff_IsDropped() =>
        Assert.That(Read(Line(1, 10) + """{"step":2,"ta""")[0].Points, Has.Length.EqualTo(1));

    [Test]
    public void Read_ABrokenLineWithin_IsNamed() => Assert.That(
        () => Read(Line(1, 10) + "{\"step\":2}\n" + Line(3, 1)),
        Throws.TypeOf<InputException>().With.Message.Contains("metrics.jsonl, line 2"));

    [Test]
    public void Read_NoFile_IsAnInputError() => Assert.That(
        () => LearningCurves.Read("nowhere/metrics.jsonl", "run"), Throws.TypeOf<InputException>().With.Message.Contains("nowhere"));

    [Test]
    public void Read_ValuesThatAreNoNumbers_AreLeftOut() => Assert.That(
        Read(Line(1, 10) + """{"step":2,"tag":"t","value":null}""" + "\n" + """{"step":3,"tag":"t","value":"NaN"}""" + "\n" + Line(4, 5))[0].Points.Select(point => point.Step),
        Is.EqualTo(new[] { 1L, 4 }));

    private static string Line(int step, int value) => $"{{\"step\":{step},\"tag\":\"t\",\"value\":{value}}}\n";

    private static LearningCurve[] Read(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["metrics.jsonl"], text);
        return [.. LearningCurves.Read(folder["metrics.jsonl"], "run")];
    }
}
