namespace MultiModalRL.Cli.Tests;

public sealed class PlainCartPoleTests
{
    // From rest under +10 N: p = 10/1.1; angular acceleration −p/(½(4/3 − 0.1/1.1)) = −14.634146; acceleration
    // p + 0.05·14.634146/1.1 = 9.756098; times 0.02 s.
    [Test]
    public void Step_FromRest_IsTheEquationsByHand()
    {
        double[] state = [0, 0, 0, 0];
        PlainCartPole.Step(state, 10);
        Assert.That(state, Is.EqualTo(new[] { 0, 0.19512195, 0, -0.29268293 }).Within(1e-7));
    }

    [TestCase(2.5, 0)]
    [TestCase(0, 0.3)]
    public void Step_OutOfBounds_BeginsAgain(double x, double angle)
    {
        double[] state = [x, 1, angle, 1];
        PlainCartPole.Step(state, 10);
        Assert.That(state, Is.All.Zero);
    }
}
