namespace MultiModalRL.Running;

/// <summary>The last values of a series and their mean.</summary>
internal sealed class Window(int capacity)
{
    private readonly double[] values = new double[capacity];
    private int count;
    private int next;

    /// <summary>How many values it holds.</summary>
    public int Count => count;

    /// <summary>Their mean, summed anew each time: a running sum would drift, and differ after a resume.</summary>
    public double Mean
    {
        get
        {
            var sum = 0.0;
            foreach (var value in values.AsSpan(0, count))
            {
                sum += value;
            }

            return sum / count;
        }
    }

    public void Add(double value)
    {
        values[next] = value;
        next = (next + 1) % values.Length;
        count = Math.Min(count + 1, values.Length);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(count);
        writer.Write(next);
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }

    public void Load(BinaryReader reader)
    {
        count = reader.ReadInt32();
        next = reader.ReadInt32();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.ReadDouble();
        }
    }
}
