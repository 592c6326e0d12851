using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class VectorFeaturesTests
{
    [Test]
    public void Write_AllKindsOfFields_JoinsThemAndLeavesTheMaskOut()
    {
        var observation = new CompositeSpace(
        [
            new("place", new BoxSpace([2], -5, 5)), new("legal", new MultiBinarySpace(2)), new("bits", new MultiBinarySpace(2)),
            new("cue", new DiscreteSpace(3)), new("dials", new MultiDiscreteSpace([2, 2])),
        ]);
        var spec = Spec(observation) with { LegalActions = observation.Field<byte>("legal") };
        var rows = new Columns(observation, 2);
        rows.Values(observation.Field<float>("place"), 1)[0] = 4;
        rows.Values(observation.Field<float>("place"), 1)[1] = -3;
        rows.Values(observation.Field<byte>("legal"), 1)[0] = 1;
        rows.Values(observation.Field<byte>("bits"), 1)[1] = 1;
        rows.Values(observation.Field<int>("cue"), 1)[0] = 2;
        rows.Values(observation.Field<int>("dials"), 1)[1] = 1;
        var features = new VectorFeatures(spec);
        var written = new float[2 * features.Width];
        Array.Fill(written, 9);
        features.Write(rows, written);
        Assert.That(written, Is.EqualTo(new float[] { 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 4, -3, 0, 1, 0, 0, 1, 1, 0, 0, 1 }));
    }

    [Test]
    public void Create_TextField_IsRefusedByName() => Assert.That(
        () => new VectorFeatures(Spec(new CompositeSpace([new("hint", new TextSpace(10))]))),
        Throws.TypeOf<InputException>().With.Message.Contains("hint").And.Message.Contains("TextSpace"));

    [Test]
    public void Create_NothingObserved_IsRefused() => Assert.That(
        () => new VectorFeatures(Spec(CompositeSpace.Empty)), Throws.TypeOf<InputException>().With.Message.Contains("observes nothing"));

    private static EnvironmentSpec Spec(CompositeSpace observation) => new(
        EnvironmentId.Parse("test/Vector-v0"), observation, new([new(EnvironmentSpec.ActionField, new DiscreteSpace(2))]));
}
