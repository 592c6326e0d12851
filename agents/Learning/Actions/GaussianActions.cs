using System.Runtime.InteropServices;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// Real actions: independent normal draws u with a learned deviation that does not depend on the observation. An element
/// between two finite bounds is squashed, a = middle + half · tanh u, and the log-probability is that of a (Haarnoja et al.
/// 2018, appendix C); its entropy has no closed form, so the entropy told is that of u. An element without bounds is a = u.
/// Where actions are clipped instead, a = u cut to its bounds, and the log-probability is that of u.
/// </summary>
internal sealed class GaussianActions : OutputDistribution
{
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    private readonly BoxSpace space;
    private readonly Field<float> field;
    private readonly bool[] squashed;
    private readonly float[] middles;
    private readonly float[] halves;
    private readonly double[] logHalves;
    private readonly bool squashes;

    /// <exception cref="InputException">An element that is to be squashed is bounded on one side alone.</exception>
    public GaussianActions(BoxSpace space, Field<float> field, BoundedActions bounded = BoundedActions.Squash)
    {
        this.space = space;
        this.field = field;
        (squashed, middles) = (new bool[space.Width], new float[space.Width]);
        (halves, logHalves) = (new float[space.Width], new double[space.Width]);
        for (var i = 0; i < space.Width; i++)
        {
            var (low, high) = (space.LowOf(i), space.HighOf(i));
            squashed[i] = bounded == BoundedActions.Squash && float.IsFinite(low) && float.IsFinite(high);
            if (bounded == BoundedActions.Squash && float.IsFinite(low) != float.IsFinite(high))
            {
                throw new InputException(
                    $"element {i} of the actions goes from {low} to {high}: expected two finite bounds, or none, or vector.boundedActions=clip");
            }

            (middles[i], halves[i]) = squashed[i] ? ((high + low) / 2, (high - low) / 2) : (0, 1);
            logHalves[i] = Math.Log(halves[i]);
        }

        squashes = squashed.Contains(true);
        Draw = new NamedSpace("draw", new BoxSpace([space.Width], float.NegativeInfinity, float.PositiveInfinity));
    }

    public override int Width => 2 * space.Width;

    public override int Outputs => space.Width;

    public override int Deviations => space.Width;

    public override NamedSpace? Draw { get; }

    public override Tensor Describe(Tensor outputs, Tensor? legal, Tensor? logDeviation) =>
        cat([outputs, logDeviation!.unsqueeze(0).expand_as(outputs)], -1);

    public override float Sample(ReadOnlySpan<float> row, RandomStream random, Columns actions, Span<float> draw, int place)
    {
        for (var i = 0; i < draw.Length; i++)
        {
            draw[i] = row[i] + MathF.Exp(row[i + draw.Length]) * (float)random.NextGaussian();
        }

        return Act(row, actions, draw, place);
    }

    public override float Greedy(ReadOnlySpan<float> row, Columns actions, Span<float> draw, int place)
    {
        row[..draw.Length].CopyTo(draw);
        return Act(row, actions, draw, place);
    }

    public override Tensor Chosen(Columns actions, ReadOnlySpan<float> draws, torch.Device device)
    {
        var host = empty(draws.Length / space.Width, space.Width, ScalarType.Float32);
        draws.CopyTo(MemoryMarshal.Cast<byte, float>(host.bytes));
        return device.type == DeviceType.CPU ? host : host.to(device);
    }

    public override Tensor LogProbability(Tensor described, Tensor chosen)
    {
        var parts = described.chunk(2, -1);
        var standard = chosen.sub(parts[0]).div(parts[1].exp());
        var density = Ops.Add(Ops.Add(Ops.Scale(Ops.Square(standard), 0.5), parts[1]), HalfLogTwoPi).neg();
        return (squashes ? density.sub(LogSlope(chosen)) : density).sum(-1);
    }

    public override Tensor Entropy(Tensor described) => Ops.Add(described.chunk(2, -1)[1], 0.5 + HalfLogTwoPi).sum(-1);

    private float Act(ReadOnlySpan<float> row, Columns actions, ReadOnlySpan<float> draw, int place)
    {
        var action = actions.Values(field, place);
        var sum = 0.0;
        for (var i = 0; i < draw.Length; i++)
        {
            double deviation = row[i + draw.Length];
            var standard = (draw[i] - row[i]) / Math.Exp(deviation);
            sum -= 0.5 * standard * standard + deviation + HalfLogTwoPi;
            sum -= squashed[i] ? logHalves[i] + LogSlope(draw[i]) : 0;
            // Rounding must not carry a squashed action over its bound.
            action[i] = Math.Clamp(squashed[i] ? middles[i] + halves[i] * MathF.Tanh(draw[i]) : draw[i], space.LowOf(i), space.HighOf(i));
        }

        return double.IsNaN(sum) ? throw new ArithmeticException("the action is not a number: the weights or the observation are broken") : (float)sum;
    }

    // log tanh′ u = 2 (log 2 − u − softplus(−2u)), which stays finite where tanh is flat; da/du is half times that slope.
    private static double LogSlope(double u) => 2 * (Math.Log(2) - u - (Math.Max(-2 * u, 0) + Math.Log(1 + Math.Exp(-Math.Abs(2 * u)))));

    private Tensor LogSlope(Tensor u)
    {
        // −softplus(−2u) is the logarithm of the sigmoid of 2u.
        var flat = Ops.Scale(nn.functional.logsigmoid(Ops.Scale(u, 2)).sub(u), 2);
        var constants = from_array(Array.ConvertAll(logHalves, half => (float)(2 * Math.Log(2) + half))).to(u.device);
        var slope = Ops.Add(flat, constants);
        return squashed.Contains(false) ? slope.mul(from_array(squashed).to(u.device)) : slope;
    }
}
