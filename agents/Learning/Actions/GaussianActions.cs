using System.Runtime.InteropServices;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>
/// Real actions: independent normal draws u with a learned deviation that does not depend on the observation. Between
/// finite bounds they are squashed, a = middle + half · tanh u, and the log-probability is that of a (Haarnoja et al.
/// 2018, appendix C); its entropy has no closed form, so the entropy told is that of u. Without bounds a = u.
/// </summary>
internal sealed class GaussianActions : OutputDistribution
{
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    private readonly BoxSpace space;
    private readonly Field<float> field;
    private readonly bool squashed;
    private readonly float middle;
    private readonly float half;

    /// <exception cref="InputException">The actions are bounded on one side alone.</exception>
    public GaussianActions(BoxSpace space, Field<float> field)
    {
        this.space = space;
        this.field = field;
        squashed = float.IsFinite(space.Low) && float.IsFinite(space.High);
        if (!squashed && (float.IsFinite(space.Low) || float.IsFinite(space.High)))
        {
            throw new InputException($"actions from {space.Low} to {space.High}: expected two finite bounds, or none");
        }

        (middle, half) = squashed ? ((space.High + space.Low) / 2, (space.High - space.Low) / 2) : (0, 1);
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
        return (squashed ? density.sub(LogSlope(chosen)) : density).sum(-1);
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
            sum -= squashed ? LogSlope(draw[i]) : 0;
            // Rounding must not carry an action over its bound.
            action[i] = squashed ? Math.Clamp(middle + half * MathF.Tanh(draw[i]), space.Low, space.High) : draw[i];
        }

        return double.IsNaN(sum) ? throw new ArithmeticException("the action is not a number: the weights or the observation are broken") : (float)sum;
    }

    // log da/du = log half + 2 (log 2 − u − softplus(−2u)), which stays finite where tanh is flat.
    private double LogSlope(double u) => Math.Log(half) + 2 * (Math.Log(2) - u - (Math.Max(-2 * u, 0) + Math.Log(1 + Math.Exp(-Math.Abs(2 * u)))));

    private Tensor LogSlope(Tensor u)
    {
        // −softplus(−2u) is the logarithm of the sigmoid of 2u.
        var flat = nn.functional.logsigmoid(Ops.Scale(u, 2)).sub(u);
        return Ops.Add(Ops.Scale(flat, 2), 2 * Math.Log(2) + Math.Log(half));
    }
}
